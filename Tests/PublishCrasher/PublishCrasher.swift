// placeholder
@main struct PublishCrasher { static func main() {} }
